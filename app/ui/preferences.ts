// One small resource route keeps what a browser prefers, in a cookie: it accepts a
// POST with any of `theme` (light, dark, system), `locale` (pl, en) and `density`
// (comfortable, compact, toggle) and `redirectTo` (an own path, for forms without
// JavaScript). The root puts them on <html> as lang, data-theme and data-density.
export const preferencesAction = '/preferences'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]
