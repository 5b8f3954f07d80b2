import { startPhone } from '../capabilities/incident/web/phone/start.ts'
import { keepOnDevice } from './keep-on-device.ts'

/** The second entry: what a phone opens the day of the attack. */
const main = document.getElementById('tocsin')
if (!main) throw new Error('tocsin.html has no #tocsin element')
await startPhone(main)
void keepOnDevice()
