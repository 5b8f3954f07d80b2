// Installs what is missing and prepares the pages, without starting: for a container image or an upgrade.
import { buildWeb } from './build-web.mjs'
import { endWithSentence } from './install/problem.mjs'
import { install } from './install.mjs'

try {
  await install()
  await buildWeb()
} catch (error) {
  endWithSentence(error)
}
