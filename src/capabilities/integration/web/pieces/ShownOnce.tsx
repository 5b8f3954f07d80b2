import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Record } from '../../../../ui/show/Record.tsx'

interface ShownOnceProps {
  readonly title: string
  readonly secret: string
  readonly copyLabel: string
  readonly children: ReactNode
}

/** A secret at the only moment when it can be read: takes the focus, so that nobody passes it by. */
export function ShownOnce({ title, secret, copyLabel, children }: ShownOnceProps) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (secret) notice.current?.focus()
  }, [secret])
  return (
    <Notice ref={notice} tone="success" isLive title={title}>
      <Record text={secret} copyLabel={copyLabel} />
      {children}
    </Notice>
  )
}
