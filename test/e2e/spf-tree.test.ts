import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const hosts = (names: string) => names.split(' ').map((name) => `a:${name}.envois-de-lettres.fr`)
const host = { A: ['213.186.33.21'] }

/** A list that grew over the years: a provider that is gone, and more look-ups than are allowed. */
const journey = beginJourney({
  zones: {
    'commune.fr': {
      A: ['127.0.0.1'],
      MX: [[10, 'mx.commune.fr']],
      TXT: [
        'v=spf1 mx include:_spf.hebergeur-du-canton.fr include:envois-de-lettres.fr include:%{l}.parti.fr ip4:192.0.2.0/24 include:ancien-prestataire.fr ~all exp=pourquoi.commune.fr',
      ],
    },
    '_spf.hebergeur-du-canton.fr': {
      TXT: ['v=spf1 include:_bloc1.hebergeur-du-canton.fr ip4:198.51.100.0/24 ~all'],
    },
    '_bloc1.hebergeur-du-canton.fr': { TXT: ['v=spf1 ip4:203.0.113.0/24 a ~all'], ...host },
    'envois-de-lettres.fr': { TXT: [`v=spf1 ${hosts('un deux trois quatre cinq').join(' ')} ~all`] },
    ...Object.fromEntries(
      'un deux trois quatre cinq'.split(' ').map((name) => [`${name}.envois-de-lettres.fr`, host]),
    ),
  },
})
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
})

test('a list of servers is shown with all it leads to, and its running count', async () => {
  const page = await journey.open(`/communes/${insee}/constats`, { as: secretary })
  await page.getByRole('button', { name: 'Vérifier maintenant' }).click()
  const ended = page.getByRole('status').filter({ hasText: 'La vérification est terminée.' })
  await ended.waitFor({ state: 'attached', timeout: 150_000 })

  await page.getByRole('link', { name: 'Qualité de la liste des serveurs autorisés (SPF)' }).first().click()
  const picture = page.getByRole('region', { name: 'Où mène cette liste' })
  await picture.getByText('12 recherches, alors que 10 sont permises').waitFor()
  const inner = picture.getByRole('list', { name: 'La liste de _bloc1.hebergeur-du-canton.fr' })
  expect(await inner.getByRole('listitem').allInnerTexts()).toEqual([
    'ip4:203.0.113.0/24',
    expect.stringMatching(/4\s*a$/),
    '~all',
  ])
  await picture.getByText('ce nom n’existe pas').waitFor()
  await lookAt(page, 'finding-spf-tree')
})
