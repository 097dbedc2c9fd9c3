// For <link rel="preload">: the first paint has the right letters. The Latin file is on every
// page; Polish letters lie in the other, which an English page may not need at all.

import latinExt from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url'
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'

export const fontUrls = { pl: [latin, latinExt], en: [latin] }
