/** The part of @lhncbc/ucum-lhc (which ships no types) that is used here. */
declare module '@lhncbc/ucum-lhc' {
  export class UcumLhcUtils {
    static getInstance(): UcumLhcUtils
    validateUnitString(unit: string): {
      readonly status: 'valid' | 'invalid' | 'error'
      readonly ucumCode: string | null
    }
  }
}
