import type { TestProject } from 'vitest/node'
import { buildPages } from './built-pages.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built web app. */
    officePages: string
  }
}

/** Vitest's global set-up of the journeys: the web app, built once for all of them as production builds it. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const pages = await buildPages()
  project.provide('officePages', pages.folder)
  return pages.remove
}
