// Installs and prepares the pages without starting anything: for an image, or a machine about to lose its network.
import { buildWeb } from './build-web.mjs'
import { endWithSentence } from './install/problem.mjs'
import { install } from './install.mjs'

await install()
  .then(() => buildWeb())
  .catch(endWithSentence)
