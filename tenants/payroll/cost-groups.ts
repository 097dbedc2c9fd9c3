// What costs are summed and sorted by. Free of everything else, so that a browser may have
// them.
export const costGroups = ['person', 'department', 'cost_centre', 'project'] as const
export type CostGroup = (typeof costGroups)[number]
export const costSorts = [
  'name',
  'people',
  'gross',
  'sick',
  'contributions',
  'ppk',
  'total',
] as const
export type CostSort = (typeof costSorts)[number]
