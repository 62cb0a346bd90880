import { Dataset as Answering } from './dataset.ts'
import { Intake } from './intake.ts'
import type { DatasetSettings } from './intake.ts'
import * as live from './live.ts'
import * as encoded from './read/encoded.ts'

/** A data set with all that reading takes, which the worker puts together from the parts that its source needs. */
export class Dataset extends Answering {
  constructor(settings: DatasetSettings) { super(new Intake(settings, encoded), live) }
}
