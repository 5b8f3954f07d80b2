import { turnsAround } from './plain-text.ts'
import type { ReasonCode } from './reason.ts'

/** What a file is by its bytes, whatever its name says. */
export const fileKinds = [
  'program',
  'script',
  'shortcut',
  'disk-image',
  'notebook',
  'old-office',
  'office',
  'rtf',
  'pdf',
  'page',
  'drawing',
  'archive',
  'image',
  'sound-or-film',
  'text',
  'mail',
  'calendar',
  'installer',
  'unknown',
] as const
export type FileKind = (typeof fileKinds)[number]

/** What was seen inside a file, without running anything. */
export type Mark =
  | 'macro'
  | 'remote-template'
  | 'embedded-object'
  | 'locked'
  | 'not-openable'
  | 'unreadable'
  | 'swells'
  | 'not-all-read'
  | 'script'
  | 'form'
  | 'password-field'
  | 'launch'

export interface FileSeen {
  readonly name: string
  readonly kind: FileKind
  readonly marks: readonly Mark[]
  /** The archives it is in, outermost first. */
  readonly inside: readonly string[]
  readonly sizeInBytes: number
}

const programEnds =
  'exe com scr pif cpl dll sys ocx drv msi msp msix appx apk jar dmg pkg deb rpm elf run appimage application gadget xll'
const scriptEnds =
  'js jse vbs vbe wsf wsh hta ps1 psm1 psd1 bat cmd reg sct msc chm inf ws sh py rb pl php jnlp iqy slk ade adp mde diagcab settingcontent-ms'
const shortcutEnds = 'lnk url scf website library-ms search-ms appref-ms desktop webloc'
const endsOf = (all: string) => new Set(all.split(' '))
const programs = endsOf(programEnds)
const scripts = endsOf(scriptEnds)
const shortcuts = endsOf(shortcutEnds)
const disks = endsOf('iso img vhd vhdx udf')
const notebooks = endsOf('one onepkg onetoc2')
/** What people think to be harmless, and open. */
const calm = endsOf(
  'pdf doc docx xls xlsx ppt pptx odt ods odp txt csv rtf jpg jpeg png gif bmp mp3 mp4 zip eml html htm',
)

/** The last part of a name, in lower case. Dots and spaces at the end are not seen by Windows. */
export function endOf(name: string): string {
  const bare = name.replace(/[\s.]+$/, '')
  const dot = bare.lastIndexOf('.')
  return dot < 0 ? '' : bare.slice(dot + 1).toLowerCase()
}

/** Which kinds an ending promises; an ending that is not here promises nothing. */
const promised: Readonly<Record<string, readonly FileKind[]>> = {
  pdf: ['pdf'],
  doc: ['old-office', 'rtf', 'office', 'page', 'text'],
  xls: ['old-office', 'office', 'page', 'text'],
  ppt: ['old-office', 'office'],
  docx: ['office', 'old-office'],
  xlsx: ['office', 'old-office'],
  pptx: ['office', 'old-office'],
  odt: ['office'],
  ods: ['office'],
  jpg: ['image'],
  jpeg: ['image'],
  png: ['image'],
  gif: ['image'],
  txt: ['text', 'unknown', 'calendar', 'mail'],
  csv: ['text', 'unknown'],
}

type Test = (file: FileSeen, end: string) => boolean
const marked = (mark: Mark) => (file: FileSeen) => file.marks.includes(mark)
const isActive: Test = ({ kind }, end) =>
  kind === 'program' || kind === 'installer' || programs.has(end) || scripts.has(end) || shortcuts.has(end)

/** A name that shows another ending than its own: `facture.pdf.exe`, `facture_fdp.exe` read backwards, a row of spaces. */
function hidesItsEnd(file: FileSeen, end: string): boolean {
  if (turnsAround(file.name)) return true
  const before = endOf(file.name.replace(/[\s.]+$/, '').slice(0, -end.length - 1))
  const isLong = /\s{8,}\.?[a-z0-9]{2,5}\s*$/i.test(file.name)
  return isActive(file, end) && (calm.has(before.trim()) || isLong)
}

const table: readonly { readonly code: ReasonCode; readonly holds: Test }[] = [
  { code: 'attachment-hides-its-end', holds: hidesItsEnd },
  {
    code: 'attachment-program',
    holds: ({ kind }, end) => kind === 'program' || kind === 'installer' || programs.has(end),
  },
  { code: 'attachment-script', holds: ({ kind }, end) => kind === 'script' || scripts.has(end) },
  { code: 'attachment-shortcut', holds: ({ kind }, end) => kind === 'shortcut' || shortcuts.has(end) },
  { code: 'attachment-asks-password', holds: marked('password-field') },
  { code: 'attachment-macro', holds: marked('macro') },
  { code: 'attachment-disk-image', holds: ({ kind }, end) => kind === 'disk-image' || disks.has(end) },
  { code: 'attachment-notebook', holds: ({ kind }, end) => kind === 'notebook' || notebooks.has(end) },
  {
    code: 'attachment-active-page',
    holds: (file) =>
      (file.kind === 'page' || file.kind === 'drawing') &&
      (file.marks.includes('script') || file.marks.includes('form')),
  },
  { code: 'attachment-fetches-template', holds: marked('remote-template') },
  { code: 'attachment-starts-program', holds: marked('launch') },
  { code: 'archive-swells', holds: marked('swells') },
  {
    code: 'attachment-other-kind',
    holds: (file, end) => {
      const kinds = promised[end]
      return (
        kinds !== undefined && file.sizeInBytes > 0 && file.kind !== 'unknown' && !kinds.includes(file.kind)
      )
    },
  },
  { code: 'attachment-page', holds: ({ kind }) => kind === 'page' },
  { code: 'attachment-has-script', holds: (file) => file.kind === 'pdf' && file.marks.includes('script') },
  { code: 'attachment-embeds', holds: marked('embedded-object') },
  { code: 'attachment-locked', holds: marked('locked') },
  { code: 'not-openable', holds: (file) => marked('locked')(file) || marked('not-openable')(file) },
  { code: 'not-readable', holds: marked('unreadable') },
  { code: 'too-much-to-read', holds: marked('not-all-read') },
]

/** What is wrong with a file. A stronger reason does not silence a weaker one, but a page with a form is no mere page. */
export function faultsOfFile(file: FileSeen): ReasonCode[] {
  const end = endOf(file.name)
  const codes = table.filter(({ holds }) => holds(file, end)).map(({ code }) => code)
  const isWorse = codes.includes('attachment-active-page') || codes.includes('attachment-asks-password')
  return codes.filter((code) => !(code === 'attachment-page' && isWorse))
}

/** « facture.zip › facture.pdf.exe ». */
export const shownFile = ({ name, inside }: FileSeen): string => [...inside, name].join(' › ')
