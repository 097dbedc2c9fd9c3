// `npm run build`: for images and for machines that start without compiling.
import { buildWeb } from './build.ts'

await buildWeb()
