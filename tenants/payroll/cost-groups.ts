// What costs are summed and sorted by. Free of everything else, so that a browser may have
// them.
export const costGroups = ['person', 'department', 'cost_centre', 'project'] as const
export type CostGroup = (typeof costGroups)[number]
/** What the employer's cost is made of: together they are its total. */
export const costParts = ['gross', 'sick', 'contributions', 'ppk'] as const
export const costSorts = ['name', 'people', ...costParts, 'total'] as const
export type CostSort = (typeof costSorts)[number]
