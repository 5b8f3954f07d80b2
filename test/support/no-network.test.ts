import { execFileSync } from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { expect, test } from 'vitest'
import { LeavesThisMachine, staysHere } from './no-network.ts'

// Addresses of RFC 5737 and RFC 3849, reserved for documentation: nobody is there.
const elsewhere = '192.0.2.1'

test('this machine is recognised under all of its names', () => {
  for (const here of [
    'localhost',
    'mairie.localhost',
    '127.0.0.1',
    '127.8.9.1',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
  ]) {
    expect(staysHere(here), here).toBe(true)
  }
  for (const away of [
    elsewhere,
    '10.0.0.1',
    '2001:db8::1',
    '::ffff:192.0.2.1',
    'example.org',
    'localhost.example.org',
  ]) {
    expect(staysHere(away), away).toBe(false)
  }
})

test('a TCP connection elsewhere throws, whichever way it is asked for', async () => {
  expect(() => net.connect(9, elsewhere)).toThrow(LeavesThisMachine)
  expect(() => net.connect({ port: 9, host: elsewhere })).toThrow(LeavesThisMachine)
  expect(() => new net.Socket().connect(9, 'example.org')).toThrow(LeavesThisMachine)
  await expect(fetch(`http://${elsewhere}/`)).rejects.toThrow('fetch failed')
  await expect(
    new Promise((resolve, reject) => http.get(`http://${elsewhere}/`, resolve).on('error', reject)),
  ).rejects.toThrow(LeavesThisMachine)
})

test('a datagram elsewhere throws', () => {
  const socket = dgram.createSocket('udp4')
  expect(() => socket.send('hello', 9, elsewhere)).toThrow(LeavesThisMachine)
  expect(() => socket.send(Buffer.from('hello'), 0, 5, 9, elsewhere)).toThrow(LeavesThisMachine)
  socket.close()
})

test('a name is resolved only by a server of this machine', async () => {
  expect(() => dns.lookup('example.org', () => undefined)).toThrow(LeavesThisMachine)
  expect(() => dns.promises.lookup('example.org')).toThrow(LeavesThisMachine)
  const away = new dns.promises.Resolver()
  away.setServers([`${elsewhere}:53`])
  expect(() => away.resolveMx('example.org')).toThrow(LeavesThisMachine)
  const here = new dns.promises.Resolver({ timeout: 50, tries: 1 })
  here.setServers(['127.0.0.1:9'])
  await expect(here.resolveMx('example.org')).rejects.toMatchObject({ syscall: 'queryMx' })
})

test('this machine stays reachable', async () => {
  const server = http.createServer((_request, response) => response.end('bonjour')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('bonjour')
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('bonjour')
  server.close()
})

test('a Node process started by a test is kept here too', () => {
  const attempt = `require('node:net').connect(9, '${elsewhere}')`
  expect(() => execFileSync(process.execPath, ['-e', attempt], { stdio: 'pipe' })).toThrow(
    /stay on this machine/,
  )
})
