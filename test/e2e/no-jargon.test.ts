import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { answerInTurn, insee, openCommune, visitFromOutside } from '../support/commune-at-work.ts'
import { beginJourney } from '../support/journey.ts'
import { expectPlainFrench, lookAt, unfold } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

/** A commune that has answered everything, in every way, and been looked at: all pages have something to say. */
const journey = beginJourney({
  zones: { '_dmarc.commune.fr': null, 'www.commune.fr': null },
  misbehave: { 'mx.commune.fr': 'SERVFAIL' },
})
const commune = `/communes/${insee}`
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  await answerInTurn(secretary, ['yes', 'no', 'partly', 'dont-know', 'provider-knows', 'not-concerned'])
  await visitFromOutside(secretary)
})

async function read<T>(path: string, key: string): Promise<readonly T[]> {
  const { body } = await secretary.get(`/api/v1${commune}/${path}`)
  return body[key] as readonly T[]
}

/** As a link would: the office stays, its page changes and takes the focus. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
}

test('every page says what it says in plain French, at both widths and in both themes, folded parts open', async () => {
  const page = await journey.open('/', { as: secretary })
  const [action] = await read<{ id: string }>('plan', 'actions')
  const paths = {
    communes: '/?toutes',
    account: '/compte',
    accessibility: '/accessibilite',
    plan: `${commune}/plan`,
    action: `${commune}/actions/${action?.id}`,
    cost: `${commune}/cout-d-une-semaine`,
    documents: `${commune}/documents`,
    questions: `${commune}/questions`,
    measures: `${commune}/mesures`,
    'measures-unknown': `${commune}/mesures?etat=inconnu`,
    'measures-none': `${commune}/mesures?etat=perime`,
    measure: `${commune}/mesures/backups-apart`,
    letter: `${commune}/courriel-prestataire`,
    'critical-records': `${commune}/donnees-critiques`,
    findings: `${commune}/constats`,
    finding: `${commune}/constats/2.6`,
    settings: `${commune}/reglages`,
    obligations: `${commune}/obligations`,
    urgency: `${commune}/urgence`,
    today: `${commune}/aujourdhui`,
  }
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(journey.office.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('Chargement…').waitFor({ state: 'detached' })
    await unfold(page)
    await lookAt(page, `every-${name}`)
  }
})

/** Identifiers of the content, such as `backups-apart`: none is a word for people. */
async function expectNoIdentifier(page: Page, ids: readonly string[]): Promise<void> {
  const words = await page.getByRole('main').innerText()
  expect(ids.filter((id) => new RegExp(`(?<![\\w:./-])${id}(?![\\w-])`).test(words))).toEqual([])
}

test('no question, measure, action or finding shows a word of the trade or a code', async () => {
  const [measures, questions, actions] = await Promise.all([
    read<{ id: string }>('measures', 'measures'),
    read<{ id: string }>('questionnaire', 'questions'),
    read<{ id: string }>('plan', 'actions'),
  ])
  const { last } = (await secretary.get(`/api/v1${commune}/visits/latest`)).body as {
    last: { findings: readonly { code: string }[] }
  }
  const ids = [...measures, ...questions].map(({ id }) => id).filter((id) => id.includes('-'))
  const page = await journey.open(commune, { as: secretary })
  await page.getByRole('heading', { level: 1, name: /^Cette semaine/ }).waitFor()
  const paths = [
    ...measures.map(({ id }) => `/mesures/${id}`),
    ...questions.map(({ id }) => `/questions/${id}`),
    ...actions.map(({ id }) => `/actions/${id}`),
    ...last.findings.map(({ code }) => `/constats/${code}`),
  ]
  expect(paths.length).toBeGreaterThan(150)
  for (const path of paths) {
    await goTo(page, commune + path)
    await expectPlainFrench(page, path)
    await expectNoIdentifier(page, ids)
  }
})
