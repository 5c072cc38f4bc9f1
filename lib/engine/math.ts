// Elementary functions from IEEE 754 basic operations alone. `Math.log` and `Math.exp` may differ in the last digit between
// JavaScript engines and versions, and one digit is enough to change a trace; +, −, ×, ÷ and √ may not. The method is
// fdlibm's (argument reduction by powers of two, then a minimax polynomial).

const LN2_HI = 6.9314718036912381649e-1
const LN2_LO = 1.90821492927058770002e-10
const INV_LN2 = 1.4426950408889634
export const TWO_PI = 6.283185307179586

const scratch = new DataView(new ArrayBuffer(8))

/** Natural logarithm for finite x > 0, within 1 ulp. */
export function ln(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY)
    throw new RangeError(`ln needs a finite positive number, got ${x}`)
  // One byte order wherever it runs, the one of nearly all processors.
  scratch.setFloat64(0, x, true)
  let high = scratch.getUint32(4, true)
  let exponent = 0
  if (high < 0x00100000) {
    scratch.setFloat64(0, x * 18014398509481984, true) // 2^54 lifts a subnormal into the normal range.
    high = scratch.getUint32(4, true)
    exponent = -54
  }
  exponent += (high >>> 20) - 1023
  high &= 0x000fffff
  // Choose the mantissa in [√2/2, √2), where the polynomial is at its best.
  const carry = (high + 0x95f64) & 0x100000
  scratch.setUint32(4, high | (carry ^ 0x3ff00000), true)
  exponent += carry >>> 20
  const f = scratch.getFloat64(0, true) - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const odd = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1))
  const even =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)))
  const half = 0.5 * f * f
  return exponent * LN2_HI - (half - (s * (half + odd + even) + exponent * LN2_LO) - f)
}

/** e^x within 1 ulp for |x| ≤ 700; the model never needs more. */
export function exp(x: number): number {
  if (!(x >= -700 && x <= 700)) throw new RangeError(`exp needs a number within ±700, got ${x}`)
  const k = Math.floor(INV_LN2 * x + 0.5)
  const hi = x - k * LN2_HI
  const lo = k * LN2_LO
  const r = hi - lo
  const t = r * r
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t *
              (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  const y = 1 - (lo - (r * c) / (2 - c) - hi)
  return y * powerOfTwo(k)
}

/**
 * The sine of so many full turns, sin 2πx, within 3 × 2⁻⁵³. Turns are reduced without rounding, so a wave of a day is as exact
 * after two weeks as on the first morning.
 *
 * @example sinTurns(0.25) // 1
 */
export function sinTurns(turns: number): number {
  if (!(turns >= -(2 ** 51) && turns <= 2 ** 51))
    throw new RangeError(`sinTurns needs a number within ±2^51, got ${turns}`)
  const quarter = Math.floor(4 * turns + 0.5)
  const x = (turns - quarter / 4) * TWO_PI
  const quadrant = quarter - 4 * Math.floor(quarter / 4)
  const value = quadrant % 2 === 0 ? sinSmall(x) : cosSmall(x)
  return quadrant < 2 ? value : -value
}

/** |x| ≤ π/4. */
function sinSmall(x: number): number {
  const z = x * x
  const tail =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)))
  return x + x * z * (-1.66666666666666324348e-1 + z * tail)
}

/** |x| ≤ π/4. */
function cosSmall(x: number): number {
  const z = x * x
  const tail =
    4.16666666666666019037e-2 +
    z *
      (-1.38888888888741095749e-3 +
        z *
          (2.48015872894767294178e-5 +
            z *
              (-2.75573143513906633035e-7 +
                z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11))))
  const half = 0.5 * z
  const whole = 1 - half
  return whole + (1 - whole - half + z * z * tail)
}

function powerOfTwo(k: number): number {
  scratch.setUint32(0, (k + 1023) << 20)
  scratch.setUint32(4, 0)
  return scratch.getFloat64(0)
}
