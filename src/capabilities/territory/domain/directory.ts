/**
 * From the yearly files of `@etalab/decoupage-administratif` (INSEE, DGCL, La Poste) to the rows of our directory.
 * Pure: the files are read elsewhere and given as parsed JSON.
 */
import { departementOf } from './places.ts'
import { searchKey } from './search.ts'

export interface RawCommune {
  readonly code: string
  readonly nom: string
  readonly type: string
  readonly zone?: string
  readonly departement?: string
  readonly region?: string
  readonly siren?: string
  readonly codesPostaux?: readonly string[]
  readonly population?: number
  readonly anciensCodes?: readonly string[]
  /** Delegated and associated communes: INSEE code of the commune they belong to. */
  readonly chefLieu?: string
  /** Arrondissements of Paris, Lyon and Marseille: INSEE code of the city. */
  readonly commune?: string
}

export interface RawEpci {
  readonly code: string
  readonly nom: string
  readonly type: string
  readonly populationMunicipale: number
  readonly membres: readonly { readonly code: string }[]
}

export interface RawNamedArea {
  readonly code: string
  readonly nom: string
  readonly region?: string
}

export interface RawDirectory {
  readonly communes: readonly RawCommune[]
  readonly epci: readonly RawEpci[]
  readonly departements: readonly RawNamedArea[]
  readonly regions: readonly RawNamedArea[]
}

export interface CommuneRow {
  readonly insee: string
  readonly name: string
  /** `overseas`: a commune, district or collectivity of Saint-Pierre-et-Miquelon, Polynesia, New Caledonia… */
  readonly kind: 'commune' | 'overseas'
  readonly siren: string | null
  readonly postalCodes: readonly string[]
  /** Municipal population in force, as published with the directory. Zero in the six villages destroyed in 1916. */
  readonly population: number
  readonly epciSiren: string | null
  readonly departementCode: string
  readonly regionCode: string
  readonly searchKey: string
}

/** A name or code that leads to a commune of today: former, delegated or associated commune, arrondissement. */
export interface AliasRow {
  readonly insee: string
  /** Null: the directory keeps only the code of this former commune. */
  readonly name: string | null
  readonly kind: 'former' | 'delegated' | 'associated' | 'arrondissement'
  readonly leadsTo: string
  readonly searchKey: string | null
}

export type EpciType = 'CC' | 'CA' | 'CU' | 'METRO' | 'MET69'

export interface EpciRow {
  readonly siren: string
  readonly name: string
  readonly type: EpciType
  /** Municipal population of all members. */
  readonly population: number
  /** Département of most of the members; some EPCI stand on two or three. */
  readonly departementCode: string
  readonly memberInsees: readonly string[]
  readonly searchKey: string
}

export interface AreaRow {
  readonly code: string
  readonly name: string
}

export interface Directory {
  readonly communes: readonly CommuneRow[]
  readonly aliases: readonly AliasRow[]
  readonly epci: readonly EpciRow[]
  readonly departements: readonly (AreaRow & { readonly regionCode: string })[]
  readonly regions: readonly AreaRow[]
}

/** Southern and antarctic districts, and Clipperton: nobody lives there, no town hall. */
const uninhabitedDepartements: ReadonlySet<string> = new Set(['984', '989'])

const epciTypes: ReadonlySet<string> = new Set<EpciType>(['CC', 'CA', 'CU', 'METRO', 'MET69'])

/** Throws on an entry that the directory has never had (unknown kind of EPCI): a new edition needs a reader. */
export function directoryFrom(raw: RawDirectory): Directory {
  const epciOf = new Map(
    raw.epci.flatMap((epci) => epci.membres.map(({ code }) => [code, epci.code] as const)),
  )
  const communes = raw.communes
    .filter(
      ({ code, type }) => type === 'commune-actuelle' && !uninhabitedDepartements.has(departementOf(code)),
    )
    .map((commune) => communeRow(commune, epciOf.get(commune.code) ?? null))
  return {
    communes,
    aliases: aliasRows(raw.communes),
    epci: raw.epci.map(epciRow),
    departements: raw.departements
      .filter(({ code }) => !uninhabitedDepartements.has(code))
      .map(({ code, nom, region }) => ({ code, name: nom, regionCode: region ?? code })),
    regions: raw.regions
      .filter(({ code }) => !uninhabitedDepartements.has(code))
      .map(({ code, nom }) => ({ code, name: nom })),
  }
}

function communeRow(raw: RawCommune, epciSiren: string | null): CommuneRow {
  const departementCode = raw.departement ?? departementOf(raw.code)
  return {
    insee: raw.code,
    name: raw.nom,
    kind: raw.zone === 'com' ? 'overseas' : 'commune',
    siren: raw.siren ?? null,
    postalCodes: raw.codesPostaux ?? [],
    population: raw.population ?? 0,
    epciSiren,
    departementCode,
    regionCode: raw.region ?? departementCode,
    searchKey: searchKey(raw.nom),
  }
}

const aliasKinds: Readonly<Record<string, AliasRow['kind']>> = {
  'commune-deleguee': 'delegated',
  'commune-associee': 'associated',
  'arrondissement-municipal': 'arrondissement',
}

/**
 * A delegated commune may carry the very code of the new commune (Arbignieu, 01015, is now Arboys en Bugey):
 * its row then only adds a former name. So `insee` is not unique here; `insee` and `kind` are.
 */
function aliasRows(raw: readonly RawCommune[]): AliasRow[] {
  const named = raw.flatMap(({ code, nom, type, chefLieu, commune }): AliasRow[] => {
    const kind = aliasKinds[type]
    const leadsTo = chefLieu ?? commune
    if (kind === undefined || leadsTo === undefined) return []
    return [{ insee: code, name: nom, kind, leadsTo, searchKey: searchKey(nom) }]
  })
  const namedCodes = new Set(named.map(({ insee }) => insee))
  const codesOnly = raw.flatMap(({ code, anciensCodes = [] }) =>
    anciensCodes
      .filter((former) => !namedCodes.has(former))
      .map(
        (former): AliasRow => ({ insee: former, name: null, kind: 'former', leadsTo: code, searchKey: null }),
      ),
  )
  return [...named, ...codesOnly]
}

function epciRow(raw: RawEpci): EpciRow {
  if (!isEpciType(raw.type))
    throw new Error(`unknown kind of EPCI in the directory: ${raw.type} (${raw.code})`)
  return {
    siren: raw.code,
    name: raw.nom,
    type: raw.type,
    population: raw.populationMunicipale,
    departementCode: mostFrequent(raw.membres.map(({ code }) => departementOf(code))),
    memberInsees: raw.membres.map(({ code }) => code),
    searchKey: searchKey(raw.nom),
  }
}

function isEpciType(type: string): type is EpciType {
  return epciTypes.has(type)
}

function mostFrequent(codes: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))[0]?.[0] ?? ''
}
