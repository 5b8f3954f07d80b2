import { useParams } from 'react-router'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { communeRoles } from '../../domain/rights.ts'
import { territoryPaths } from '../paths.ts'
import { roleTexts } from '../role-texts.fr.ts'
import { type AreaLine, linesOfAreas, linesOfScopes, type ScopeLine } from '../who-may.ts'
import { areaTexts, scopeTexts, texts } from '../who-may-texts.fr.ts'

const words = texts

const areaColumns: readonly Column<AreaLine>[] = [
  { key: 'area', header: words.what, isRowHeader: true, cell: ({ area }) => areaTexts[area] },
  ...communeRoles.map(
    (role): Column<AreaLine> => ({
      key: role,
      header: roleTexts[role].label,
      cell: ({ reaches }) =>
        reaches[role] === 'none' ? <span className="soft">{words.none}</span> : words[reaches[role]],
    }),
  ),
]

const scopeLines = linesOfScopes()
const asList = new Intl.ListFormat('fr-FR')
/** The same with every mandate: said once. */
const openedToRead = [
  ...new Set(
    scopeLines.flatMap(({ opens }) => opens.flatMap(({ area, isReadOnly }) => (isReadOnly ? [area] : []))),
  ),
]
const inSentence = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const scopeColumns: readonly Column<ScopeLine>[] = [
  { key: 'scope', header: words.scope, isRowHeader: true, cell: ({ scope }) => scopeTexts[scope] },
  {
    key: 'opens',
    header: words.opens,
    cell: ({ opens }) => (
      <ul>
        {opens
          .filter(({ isReadOnly }) => !isReadOnly)
          .map(({ area }) => (
            <li key={area}>{areaTexts[area]}</li>
          ))}
      </ul>
    ),
  },
]

/** The matrix of rights as it is applied, in words: the same data, not a description of it. */
export function Component() {
  const { insee, organisationId } = useParams()
  const from =
    insee !== undefined
      ? { label: words.settings, path: territoryPaths.settings(insee) }
      : { label: words.organisation, path: territoryPaths.organisation(organisationId ?? '') }
  return (
    <Page title={words.title} lead={words.lead} breadcrumb={[from, { label: words.title }]}>
      <Card title={words.roles}>
        <p>{words.rolesMeaning}</p>
        <DataTable
          caption={words.rolesCaption}
          columns={areaColumns}
          rows={linesOfAreas()}
          rowKey={({ area }) => area}
        />
      </Card>
      <Card title={words.mandates}>
        <p>{words.mandatesMeaning}</p>
        <DataTable
          caption={words.mandatesCaption}
          columns={scopeColumns}
          rows={scopeLines}
          rowKey={({ scope }) => scope}
        />
        <p>{words.always(asList.format(openedToRead.map((area) => inSentence(areaTexts[area]))))}</p>
        <p>{words.seats}</p>
      </Card>
    </Page>
  )
}
