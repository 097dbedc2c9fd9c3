// Time zones to choose from: Europe, where the companies are, and the one already chosen.

export function zoneChoices(current: string | null): string[] {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'))
  return current && !zones.includes(current) ? [current, ...zones] : zones
}
