import { familiesOf } from '@shared/paper/fonts'
import { facesOf } from '../../src/main/papers/fonts/choose'
import { installedFaces } from '../../src/main/papers/fonts/installed'

/** Whether documents can be written as pdf here. */
export const hasChineseFont = facesOf(familiesOf('body'), installedFaces()).length > 0
