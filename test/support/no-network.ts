import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

/**
 * Loaded before every test file, and by the Node processes tests start: whoever tries to leave this machine
 * gets an exception that names the destination, instead of a test that passes only where there is a network.
 */

export class LeavesThisMachine extends Error {
  constructor(destination: string) {
    super(`a test tried to reach ${destination}: tests stay on this machine`)
  }
}

const loopback = new net.BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6')
// Listening sockets bind to them; as a destination they mean this machine.
loopback.addAddress('0.0.0.0', 'ipv4')
loopback.addAddress('::', 'ipv6')

export function staysHere(host: string): boolean {
  const bare = host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase()
  const family = net.isIP(bare)
  if (family === 0) return bare === 'localhost' || bare.endsWith('.localhost') || bare === ''
  return loopback.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}

function refuseOutside(host: unknown): void {
  if (typeof host === 'string' && !staysHere(host)) throw new LeavesThisMachine(host)
}

type AnyFunction = (this: unknown, ...args: never[]) => unknown

/** Puts `guard` before a method, which otherwise stays what it was. */
function before<Owner extends object>(
  owner: Owner,
  method: string,
  guard: (self: unknown, args: unknown[]) => void,
) {
  const original: unknown = Reflect.get(owner, method)
  if (typeof original !== 'function') return
  const guarded = function (this: unknown, ...args: unknown[]): unknown {
    guard(this, args)
    return Reflect.apply(original as AnyFunction, this, args as never[])
  }
  Reflect.set(owner, method, Object.assign(guarded, original))
}

function guardConnections(): void {
  before(net.Socket.prototype, 'connect', (_socket, args) => {
    const [first, second] = Array.isArray(args[0]) ? args[0] : args
    if (typeof first === 'object' && first !== null && 'host' in first) refuseOutside(first.host)
    else if (typeof first === 'number' || typeof second === 'string') refuseOutside(second)
  })
  before(dgram.Socket.prototype, 'send', (_socket, args) => {
    refuseOutside(args.slice(1).find((arg) => typeof arg === 'string'))
  })
  before(dgram.Socket.prototype, 'connect', (_socket, args) => refuseOutside(args[1]))
}

function guardNames(): void {
  for (const owner of [dns, dns.promises]) {
    before(owner, 'lookup', (_owner, [name]) => refuseOutside(name))
    for (const method of Object.keys(owner).filter((key) => /^(resolve|reverse|lookupService)/.test(key))) {
      before(owner, method, (_owner, [name]) => refuseServersOutside(dns.getServers(), name))
    }
  }
  for (const resolver of [dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const method of namesUpTheChain(resolver).filter((key) => /^(resolve|reverse)/.test(key))) {
      before(resolver, method, (self, [name]) => {
        refuseServersOutside((self as dns.Resolver).getServers(), name)
      })
    }
  }
}

/** A resolver asks its servers: a name may be anything as long as all of them are on this machine. */
function refuseServersOutside(servers: readonly string[], name: unknown): void {
  const outside = servers.map((server) => server.replace(/^\[(.*)\]:\d+$|^([\d.]+):\d+$/, '$1$2'))
  const first = outside.find((server) => !staysHere(server))
  if (first !== undefined || servers.length === 0) {
    throw new LeavesThisMachine(`the resolver ${first ?? '?'} for ${String(name)}`)
  }
}

function namesUpTheChain(prototype: object): string[] {
  const parent: unknown = Object.getPrototypeOf(prototype)
  const own = Object.getOwnPropertyNames(prototype)
  return parent && parent !== Object.prototype ? [...own, ...namesUpTheChain(parent)] : own
}

const alreadyGuarded = Symbol.for('beffroi.no-network')
if (!Reflect.has(globalThis, alreadyGuarded)) {
  Reflect.set(globalThis, alreadyGuarded, true)
  guardConnections()
  guardNames()
  // Node processes started by a test inherit the guard.
  const guard = `--import=${import.meta.url}`
  if (!process.env.NODE_OPTIONS?.includes(guard)) {
    process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, guard].filter(Boolean).join(' ')
  }
}
