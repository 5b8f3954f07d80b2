import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { encode } from 'dns-packet'

/** Folders of system programs that are not in every PATH. */
const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/local/sbin`

/** Whether a program of this machine can be called. */
export async function isInstalled(program: string): Promise<boolean> {
  try {
    await promisify(execFile)('sh', ['-c', `command -v ${program}`], { env: { ...process.env, PATH: path } })
    return true
  } catch {
    return false
  }
}

export interface Nsd {
  readonly port: number
  stop(): Promise<void>
}

/** Starts the DNS server NSD on loopback with one zone, the root. `folder` is left to the caller to remove. */
export async function startNsd(folder: string, zone: readonly string[]): Promise<Nsd> {
  const port = await freePort()
  await writeFile(join(folder, 'root.zone'), `${zone.join('\n')}\n`)
  await writeFile(
    join(folder, 'nsd.conf'),
    `server:
  ip-address: 127.0.0.1@${port}
  server-count: 1
  username: ""
  chroot: ""
  zonesdir: "${folder}"
  pidfile: "${folder}/nsd.pid"
  xfrdir: "${folder}"
  xfrdfile: "${folder}/xfrd.state"
  zonelistfile: "${folder}/zone.list"
  database: ""
  # One client asks everything here: the usual limit of 200 answers a second would measure itself.
  rrl-ratelimit: 0
remote-control:
  control-enable: no
zone:
  name: "."
  zonefile: "root.zone"
`,
  )
  const child = spawn('nsd', ['-d', '-c', join(folder, 'nsd.conf')], {
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  await untilAnswering(port, child, () => said)
  return {
    port,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  return port
}

/** The zone is read before the first answer: some seconds for all of France. */
async function untilAnswering(port: number, child: ChildProcess, said: () => string): Promise<void> {
  const socket = createSocket('udp4')
  let isAnswering = false
  socket.on('message', () => {
    isAnswering = true
  })
  socket.on('error', () => undefined)
  const question = encode({ type: 'query', id: 1, questions: [{ type: 'SOA', name: '.', class: 'IN' }] })
  for (let attempt = 0; !isAnswering && attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`nsd ended with ${child.exitCode}: ${said()}`)
    socket.send(question, port, '127.0.0.1')
    await pause(100)
  }
  socket.close()
  if (!isAnswering) throw new Error(`nsd does not answer: ${said()}`)
}

/** Queries a second that `dnsperf` reaches with a file of questions, each asked once. */
export async function runDnsperf(
  port: number,
  questions: string,
): Promise<{ perSecond: number; sent: number }> {
  const flags = ['-s', '127.0.0.1', '-p', String(port), '-d', questions, '-n', '1', '-c', '2', '-T', '2']
  const { stdout } = await promisify(execFile)('dnsperf', flags, { env: { ...process.env, PATH: path } })
  const figure = (label: string) =>
    Number(new RegExp(`${label}:\\s+([\\d.]+)`).exec(stdout)?.[1] ?? Number.NaN)
  return { perSecond: figure('Queries per second'), sent: figure('Queries sent') }
}
