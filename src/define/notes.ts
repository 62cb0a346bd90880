import { defineElements } from '../widgets/base/define.ts'
import { ShakhesNotes } from '../widgets/notes.ts'

defineElements(ShakhesNotes)
