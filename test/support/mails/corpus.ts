import type { Add, MailCase } from './cast.ts'
import { addForged, addHonest } from './mails-of-people.ts'
import { addFiles } from './mails-with-files.ts'
import { addLinks, addWords } from './mails-with-links-and-words.ts'

export { corpusZones, townDomain } from './cast.ts'

export async function buildCorpus(): Promise<MailCase[]> {
  const made: MailCase[] = []
  const add: Add = async (title, verdict, codes, bytes) => {
    made.push({ title, verdict, codes, bytes: await bytes })
  }
  await addHonest(add)
  await addForged(add)
  await addLinks(add)
  await addFiles(add)
  await addWords(add)
  return made
}
