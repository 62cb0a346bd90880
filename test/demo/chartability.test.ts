import { expect } from '@open-wc/testing'
import { HEURISTICS, PRINCIPLES } from '../../demo/guide/chartability/list.ts'

describe('the guide’s table of the Chartability heuristics', () => {
  const all = PRINCIPLES.flatMap((principle) => HEURISTICS[principle])

  it('has all of the workbook: eight, eight, ten, three, seven, six and eight, fourteen of them critical', () => {
    // Chartability, workbook version 2: “7 principles and 50 heuristics, 14 of which are considered critical”.
    expect(PRINCIPLES.map((principle) => HEURISTICS[principle].length)).to.deep.equal([8, 8, 10, 3, 7, 6, 8])
    expect(PRINCIPLES.map((principle) => HEURISTICS[principle].filter(({ critical }) => critical).length)).to.deep.equal([4, 3, 3, 0, 1, 2, 1])
  })

  it('says why, in both languages', () => {
    for (const { name, why } of all) {
      expect(why.en.length, name.en).to.be.greaterThan(10)
      expect(why.fa, name.en).to.match(/[\u0600-\u06ff]/)
      expect(why.fa, name.en).not.to.match(/[ي\u0643]/)
    }
  })
})
