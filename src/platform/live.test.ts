import { expect, test } from 'vitest'
import { openLive } from './live.ts'

test('every listener of an organisation hears its topics, and only its own', () => {
  const live = openLive()
  const heard: string[] = []
  live.listen('vaux', (topic) => heard.push(`first ${topic}`))
  live.listen('vaux', (topic) => heard.push(`second ${topic}`))
  live.listen('autun', (topic) => heard.push(`elsewhere ${topic}`))
  live.tell('vaux', 'plan')
  expect(heard).toEqual(['first plan', 'second plan'])
})

test('nobody needs to listen', () => {
  expect(() => openLive().tell('vaux', 'plan')).not.toThrow()
})

test('a screen that left hears nothing more, the others still do', () => {
  const live = openLive()
  const heard: string[] = []
  const leave = live.listen('vaux', () => heard.push('left'))
  live.listen('vaux', () => heard.push('stayed'))
  leave()
  live.tell('vaux', 'plan')
  expect(heard).toEqual(['stayed'])
})

test('leaving twice does not silence who came in between', () => {
  const live = openLive()
  const heard: string[] = []
  const leave = live.listen('vaux', () => heard.push('left'))
  leave()
  live.listen('vaux', (topic) => heard.push(topic))
  leave()
  live.tell('vaux', 'plan')
  expect(heard).toEqual(['plan'])
})
