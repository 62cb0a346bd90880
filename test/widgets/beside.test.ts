import { expect } from '@open-wc/testing'
import { and, isIn } from '../../src/model/index.ts'
import { besideIn } from '../../src/widgets/beside.ts'

const north = isIn('team', 'north')
const south = isIn('team', 'south')
const web = isIn('source', 'Web')

describe('two groups beside each other', () => {
  it('change nothing until the second is named', () => {
    expect(besideIn({ filter: web }, { compareBy: 'team', group: 'north', against: undefined })).to.deep.equal({})
  })
  it('share all that was chosen, but for what they differ by', () => {
    expect(besideIn({ filter: and(web, isIn('team', 'east', 'west')) }, { compareBy: 'team', group: 'north', against: 'south' }))
      .to.deep.equal({ filter: and(web, north), against: and(web, south) })
    expect(besideIn({ filter: web }, { compareBy: 'team', group: 'north', against: 'south' })).to.deep.equal({ filter: and(web, north), against: and(web, south) })
    expect(besideIn({}, { compareBy: 'team', group: 'north', against: 'south' })).to.deep.equal({ filter: north, against: south })
  })
  it('leave those who were chosen as they are, where no first group is named', () => {
    expect(besideIn({ filter: north }, { compareBy: 'team', group: undefined, against: 'south' })).to.deep.equal({ filter: north, against: south })
  })
  it('never hold a deal twice: without a first group, everyone else stands beside the second', () => {
    expect(besideIn({ filter: web }, { compareBy: 'team', group: undefined, against: 'south' }))
      .to.deep.equal({ filter: and(web, { op: 'not', of: south }), against: and(web, south) })
  })
})
