import { z } from 'zod'
import type { Job } from '../../../platform/jobs/queue.ts'
import type { Platform } from '../../../platform/platform.ts'
import { helpLetter } from '../domain/request-letter.ts'
import { outreachPaths } from '../web/paths.ts'
import * as store from './help-store.ts'

export const handOverName = 'outreach.hand-over-help'

/** Writes a call for help where the relay keeps its requests. The same letter if it is sent again. */
export function handOverJob({ db, mail, publicUrl }: Platform): Job<{ helpRequestId: string }> {
  return {
    name: handOverName,
    payload: z.object({ helpRequestId: z.uuid() }),
    retries: 7,
    expireInSeconds: 120,
    async run({ helpRequestId }) {
      if (mail === null) return
      const found = await db.asSystem('write a call for help where its relay keeps requests', async (tx) => {
        const request = await store.helpNamed(tx, helpRequestId)
        if (request === undefined || (await store.wasHandedOver(tx, helpRequestId))) return null
        const address = await store.handOverAddress(tx, request.holderId)
        return address === null ? null : { request, address }
      })
      if (found === null) return
      const { request, address } = found
      const letter = helpLetter({
        ...request,
        pageLink: request.page === null ? null : publicUrl() + request.page,
        link: publicUrl() + outreachPaths.help(request.holderId),
      })
      const outcome = await mail.send({
        ...letter,
        to: address,
        messageName: helpRequestId,
        organisations: [request.communeId, request.holderId],
      })
      // Held during an emergency, it is not handed over yet.
      if (outcome.kind === 'held') return
      await db.asSystem('note that a call for help was handed over', (tx) =>
        store.noteHandedOver(tx, helpRequestId, outcome.kind),
      )
    },
  }
}
