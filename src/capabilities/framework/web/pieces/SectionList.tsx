import { Link } from 'react-router'
import type { FrameworkSection } from '../../../../api-client/index.ts'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { texts } from '../texts.fr.ts'

interface SectionListProps {
  readonly sections: readonly FrameworkSection[]
  readonly pathOf: (number: number) => string
}

const words = texts.assessment

/** Sections under their chapters; a chapter still to be answered is open when there are few. */
export function SectionList({ sections, pathOf }: SectionListProps) {
  if (sections.length === 0) return <p className="soft">{words.noSection}</p>
  const chapters = [...new Set(sections.map(({ trail }) => trail[0] ?? ''))]
  return (
    <>
      {chapters.map((chapter) => {
        const inside = sections.filter(({ trail }) => (trail[0] ?? '') === chapter)
        const rows = <SectionRows sections={inside} pathOf={pathOf} />
        if (chapter === '') return <div key={chapter}>{rows}</div>
        return (
          <Disclosure key={chapter} summary={chapter} isOpen={chapters.length <= 6}>
            {rows}
          </Disclosure>
        )
      })}
    </>
  )
}

function SectionRows({ sections, pathOf }: SectionListProps) {
  return (
    <Rows ordered>
      {sections.map((section) => (
        <Row key={section.number} end={<span className="soft small">{leftIn(section)}</span>}>
          <Link to={pathOf(section.number)}>{titleOf(section)}</Link>
        </Row>
      ))}
    </Rows>
  )
}

const leftIn = ({ asked, answered, unknown }: FrameworkSection) => words.left(asked - answered - unknown)

const titleOf = ({ title, trail, part }: FrameworkSection): string =>
  [...trail.slice(1), part === null ? title : `${title} (${words.part(part.here, part.count)})`].join(' › ')
