/** Traffic Light Protocol 2.0 (FIRST, August 2022; marks and limits from memory). */
export const tlps = ['clear', 'green', 'amber', 'amber-strict', 'red'] as const
export type Tlp = (typeof tlps)[number]

/** The mark as the protocol writes it. */
export const tlpMark: Readonly<Record<Tlp, string>> = {
  clear: 'TLP:CLEAR',
  green: 'TLP:GREEN',
  amber: 'TLP:AMBER',
  'amber-strict': 'TLP:AMBER+STRICT',
  red: 'TLP:RED',
}

export const tlpMeaning: Readonly<Record<Tlp, string>> = {
  clear: 'Peut être diffusé à tous.',
  green: 'Peut être partagé dans la communauté de qui le reçoit, pas publiquement.',
  amber: 'Reste dans l’organisation qui le reçoit et chez ceux qu’elle aide, s’ils ont besoin de le savoir.',
  'amber-strict': 'Reste dans la seule organisation qui le reçoit.',
  red: 'Pour les seules personnes à qui il est remis.',
}
