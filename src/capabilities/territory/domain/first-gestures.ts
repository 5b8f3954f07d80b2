/**
 * The order of the official sheets: isolate, keep powered, alert, write down, and what not to do.
 * Source: CERT-FR (CERTFR-2024-RFX-005, 2025-RFX-006), cybermalveillance.gouv.fr; read on 22 November 2026, confidence V.
 */
export const firstGestures: readonly { readonly order: string; readonly detail: string }[] = [
  {
    order: 'Isolez',
    detail: 'Débranchez le câble réseau et coupez le Wi-Fi. Débranchez aussi les disques de sauvegarde.',
  },
  {
    order: 'N’éteignez pas',
    detail:
      'Laissez allumés les ordinateurs allumés : leur mémoire garde les traces. Ne vous en servez plus.',
  },
  { order: 'Alertez', detail: 'Le prestataire, le maire, les collègues, puis les numéros ci-dessous.' },
  {
    order: 'Notez',
    detail: 'L’heure, ce que vous voyez, ce que vous faites, et qui. Photographiez l’écran.',
  },
  {
    order: 'Ne payez pas, n’effacez rien, ne restaurez rien',
    detail: 'Ne négociez pas seul. Rien n’est réinstallé avant la plainte.',
  },
]
