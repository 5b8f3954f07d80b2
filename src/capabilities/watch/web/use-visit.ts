import { useEffect, useRef } from 'react'
import { useRevalidator } from 'react-router'
import { announce } from '../../../ui/page/announce.ts'
import { useLive } from '../../../ui/use-live.ts'
import { type Followed, standingOf, type VisitStanding } from './visit-standing.ts'
import { texts } from './visit-texts.fr.ts'

const askAgainMs = 4000

/**
 * Follows the newest visit, or search, of a screen whose loader reads it: the server says when it changed and, should its words
 * not arrive, the screen asks by itself while the visit is under way. Says aloud (`ended`) when it has ended.
 */
export function useVisit(
  insee: string,
  newest: Followed | null,
  ended: string = texts.visit.ended,
): VisitStanding {
  const standing = standingOf(newest, new Date())
  const isUnderWay = standing === 'under-way'
  const { revalidate } = useRevalidator()
  useLive(`/api/v1/communes/${insee}/events`)
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => void revalidate(), askAgainMs)
    return () => clearInterval(timer)
  }, [isUnderWay, revalidate])

  const was = useRef(standing)
  useEffect(() => {
    if (was.current === 'under-way' && standing === 'done') announce(ended)
    was.current = standing
  }, [standing, ended])
  return standing
}
