// For <link rel="preload">: the Latin file is on every page, the Polish letters follow it.

import latinExt from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url'
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'

export const fontUrls = [latin, latinExt]
