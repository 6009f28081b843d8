#include "CRapporteurKernels.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#endif

#define INLINE static inline __attribute__((always_inline))

typedef float f16 __attribute__((ext_vector_type(16)));
typedef int32_t i16 __attribute__((ext_vector_type(16)));

int rk_best_level(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni"))
    return RK_AVX512;
  if (__builtin_cpu_supports("avx2")) return RK_AVX2;
#endif
  return RK_PLAIN;
}

// MARK: Products

// Writes the sums of 16 rows of one vector out.
INLINE void finish(const rk_matrix *m, int32_t block, const int32_t *sums, float scale,
                   int32_t adds, float *out) {
  i16 sum;
  memcpy(&sum, sums, sizeof sum);
  i16 offset;
  f16 rowScale, bias, before;
  memcpy(&offset, m->sums + block * 16, sizeof offset);
  memcpy(&rowScale, m->scales + block * 16, sizeof rowScale);
  memcpy(&bias, m->biases + block * 16, sizeof bias);
  memcpy(&before, out + block * 16, sizeof before);
  f16 value = __builtin_convertvector(sum - offset * 128, f16);
  value = value * (rowScale * scale);
  value = value + (adds ? before : bias);
  memcpy(out + block * 16, &value, sizeof value);
}

static void multiply_plain(const rk_matrix *m, const uint8_t *x, const float *scales,
                           int32_t count, int32_t adds, float *out) {
  for (int32_t t = 0; t < count; t++) {
    const uint8_t *vector = x + (size_t)t * m->columns;
    for (int32_t block = 0; block < m->rows / 16; block++) {
      const int8_t *w = m->weights + (size_t)block * 16 * m->columns;
      int32_t sums[16] = {0};
      for (int32_t c = 0; c < m->columns; c += 4, w += 64)
        for (int r = 0; r < 16; r++)
          sums[r] += w[r * 4] * vector[c] + w[r * 4 + 1] * vector[c + 1] +
                     w[r * 4 + 2] * vector[c + 2] + w[r * 4 + 3] * vector[c + 3];
      finish(m, block, sums, scales[t], adds, out + (size_t)t * m->rows);
    }
  }
}

#if defined(__x86_64__)

// Products of 16-bit numbers, because those of eight bits saturate when they are added in pairs.
INLINE AVX2 __m256i four_words(const uint8_t *p) {
  int32_t four;
  memcpy(&four, p, 4);
  return _mm256_broadcastq_epi64(_mm_cvtepu8_epi16(_mm_cvtsi32_si128(four)));
}

// Each row's sum lies in two neighbours; the halves of the additions are interleaved.
INLINE AVX2 void store_sums(__m256i a, __m256i b, __m256i c, __m256i d, int32_t *sums) {
  __m256i ab = _mm256_permute4x64_epi64(_mm256_hadd_epi32(a, b), 0xD8);
  __m256i cd = _mm256_permute4x64_epi64(_mm256_hadd_epi32(c, d), 0xD8);
  _mm256_storeu_si256((__m256i *)sums, ab);
  _mm256_storeu_si256((__m256i *)(sums + 8), cd);
}

// Two vectors at a time, so that weights are widened once for both.
AVX2 static void multiply_avx2(const rk_matrix *m, const uint8_t *x, const float *scales,
                               int32_t count, int32_t adds, float *out) {
  const int32_t columns = m->columns;
  int32_t sums[16];
  for (int32_t t = 0; t < count; t += 2) {
    const int isPair = t + 1 < count;
    const uint8_t *x0 = x + (size_t)t * columns, *x1 = isPair ? x0 + columns : x0;
    for (int32_t block = 0; block < m->rows / 16; block++) {
      const int8_t *w = m->weights + (size_t)block * 16 * columns;
      __m256i a0 = _mm256_setzero_si256(), b0 = a0, c0 = a0, d0 = a0, a1 = a0, b1 = a0, c1 = a0,
              d1 = a0;
      for (int32_t column = 0; column < columns; column += 4, w += 64) {
        const __m128i *p = (const __m128i *)w;
        __m256i v = four_words(x0 + column), u = four_words(x1 + column);
        __m256i q = _mm256_cvtepi8_epi16(_mm_loadu_si128(p));
        a0 = _mm256_add_epi32(a0, _mm256_madd_epi16(v, q));
        a1 = _mm256_add_epi32(a1, _mm256_madd_epi16(u, q));
        q = _mm256_cvtepi8_epi16(_mm_loadu_si128(p + 1));
        b0 = _mm256_add_epi32(b0, _mm256_madd_epi16(v, q));
        b1 = _mm256_add_epi32(b1, _mm256_madd_epi16(u, q));
        q = _mm256_cvtepi8_epi16(_mm_loadu_si128(p + 2));
        c0 = _mm256_add_epi32(c0, _mm256_madd_epi16(v, q));
        c1 = _mm256_add_epi32(c1, _mm256_madd_epi16(u, q));
        q = _mm256_cvtepi8_epi16(_mm_loadu_si128(p + 3));
        d0 = _mm256_add_epi32(d0, _mm256_madd_epi16(v, q));
        d1 = _mm256_add_epi32(d1, _mm256_madd_epi16(u, q));
      }
      store_sums(a0, b0, c0, d0, sums);
      finish(m, block, sums, scales[t], adds, out + (size_t)t * m->rows);
      if (!isPair) continue;
      store_sums(a1, b1, c1, d1, sums);
      finish(m, block, sums, scales[t + 1], adds, out + (size_t)(t + 1) * m->rows);
    }
  }
}

INLINE AVX512 __m512i four_bytes(const uint8_t *p) {
  int32_t four;
  memcpy(&four, p, 4);
  return _mm512_set1_epi32(four);
}

AVX512 static void multiply_avx512(const rk_matrix *m, const uint8_t *x, const float *scales,
                                   int32_t count, int32_t adds, float *out) {
  const int32_t columns = m->columns, rows = m->rows, blocks = rows / 16;
  const size_t stride = (size_t)16 * columns;
  int32_t sums[16];
  int32_t t = 0;
  for (; t + 4 <= count; t += 4) {
    const uint8_t *x0 = x + (size_t)t * columns, *x1 = x0 + columns, *x2 = x1 + columns,
                  *x3 = x2 + columns;
    float *o = out + (size_t)t * rows;
    int32_t block = 0;
    for (; block + 2 <= blocks; block += 2) {
      const int8_t *w = m->weights + block * stride, *v = w + stride;
      __m512i a0 = _mm512_setzero_si512(), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0,
              b3 = a0;
      for (int32_t c = 0; c < columns; c += 4, w += 64, v += 64) {
        __m512i p = _mm512_loadu_si512(w), q = _mm512_loadu_si512(v);
        __m512i y0 = four_bytes(x0 + c), y1 = four_bytes(x1 + c), y2 = four_bytes(x2 + c),
                y3 = four_bytes(x3 + c);
        a0 = _mm512_dpbusd_epi32(a0, y0, p);
        a1 = _mm512_dpbusd_epi32(a1, y1, p);
        a2 = _mm512_dpbusd_epi32(a2, y2, p);
        a3 = _mm512_dpbusd_epi32(a3, y3, p);
        b0 = _mm512_dpbusd_epi32(b0, y0, q);
        b1 = _mm512_dpbusd_epi32(b1, y1, q);
        b2 = _mm512_dpbusd_epi32(b2, y2, q);
        b3 = _mm512_dpbusd_epi32(b3, y3, q);
      }
#define FINISH(sum, b, n)                                                     \
  _mm512_storeu_si512(sums, sum);                                             \
  finish(m, b, sums, scales[t + n], adds, o + (size_t)n * rows);
      FINISH(a0, block, 0) FINISH(a1, block, 1) FINISH(a2, block, 2) FINISH(a3, block, 3)
      FINISH(b0, block + 1, 0) FINISH(b1, block + 1, 1) FINISH(b2, block + 1, 2)
      FINISH(b3, block + 1, 3)
    }
    for (; block < blocks; block++) {
      const int8_t *w = m->weights + block * stride;
      __m512i a0 = _mm512_setzero_si512(), a1 = a0, a2 = a0, a3 = a0;
      for (int32_t c = 0; c < columns; c += 4, w += 64) {
        __m512i p = _mm512_loadu_si512(w);
        a0 = _mm512_dpbusd_epi32(a0, four_bytes(x0 + c), p);
        a1 = _mm512_dpbusd_epi32(a1, four_bytes(x1 + c), p);
        a2 = _mm512_dpbusd_epi32(a2, four_bytes(x2 + c), p);
        a3 = _mm512_dpbusd_epi32(a3, four_bytes(x3 + c), p);
      }
      FINISH(a0, block, 0) FINISH(a1, block, 1) FINISH(a2, block, 2) FINISH(a3, block, 3)
    }
#undef FINISH
  }
  for (; t < count; t++) {
    const uint8_t *vector = x + (size_t)t * columns;
    float *o = out + (size_t)t * rows;
    int32_t block = 0;
    for (; block + 4 <= blocks; block += 4) {
      const int8_t *w = m->weights + block * stride;
      __m512i a0 = _mm512_setzero_si512(), a1 = a0, a2 = a0, a3 = a0;
      for (int32_t c = 0; c < columns; c += 4, w += 64) {
        __m512i y = four_bytes(vector + c);
        a0 = _mm512_dpbusd_epi32(a0, y, _mm512_loadu_si512(w));
        a1 = _mm512_dpbusd_epi32(a1, y, _mm512_loadu_si512(w + stride));
        a2 = _mm512_dpbusd_epi32(a2, y, _mm512_loadu_si512(w + 2 * stride));
        a3 = _mm512_dpbusd_epi32(a3, y, _mm512_loadu_si512(w + 3 * stride));
      }
      _mm512_storeu_si512(sums, a0);
      finish(m, block, sums, scales[t], adds, o);
      _mm512_storeu_si512(sums, a1);
      finish(m, block + 1, sums, scales[t], adds, o);
      _mm512_storeu_si512(sums, a2);
      finish(m, block + 2, sums, scales[t], adds, o);
      _mm512_storeu_si512(sums, a3);
      finish(m, block + 3, sums, scales[t], adds, o);
    }
    for (; block < blocks; block++) {
      const int8_t *w = m->weights + block * stride;
      __m512i a = _mm512_setzero_si512();
      for (int32_t c = 0; c < columns; c += 4, w += 64)
        a = _mm512_dpbusd_epi32(a, four_bytes(vector + c), _mm512_loadu_si512(w));
      _mm512_storeu_si512(sums, a);
      finish(m, block, sums, scales[t], adds, o);
    }
  }
}

#endif

void rk_multiply(int level, const rk_matrix *matrix, const uint8_t *x, const float *scales,
                 int32_t count, int32_t adds, float *out) {
#if defined(__x86_64__)
  if (level >= RK_AVX512) {
    multiply_avx512(matrix, x, scales, count, adds, out);
    return;
  }
  if (level >= RK_AVX2) {
    multiply_avx2(matrix, x, scales, count, adds, out);
    return;
  }
#endif
  multiply_plain(matrix, x, scales, count, adds, out);
}

// MARK: Element by element

// Adding this to a float below 2^22 leaves its nearest whole number in the low bits.
#define ROUNDER 12582912.0f

INLINE void quantise_all(const float *values, int32_t count, int32_t size, int32_t stride,
                         uint8_t *out, float *scales) {
  for (int32_t t = 0; t < count; t++) {
    const float *v = values + (size_t)t * size;
    uint8_t *o = out + (size_t)t * stride;
    float largest = 0;
    for (int32_t i = 0; i < size; i++) {
      float absolute = __builtin_fabsf(v[i]);
      largest = absolute > largest ? absolute : largest;
    }
    float factor = largest > 0 ? 127.0f / largest : 0;
    scales[t] = largest / 127.0f;
    for (int32_t i = 0; i < size; i++) {
      float moved = v[i] * factor + ROUNDER;
      int32_t bits;
      memcpy(&bits, &moved, 4);
      o[i] = (uint8_t)(bits + 128);
    }
    for (int32_t i = size; i < stride; i++) o[i] = 128;
  }
}

// e to the x, by 2^n times a polynomial; off by some millionths.
#define EXP(result, argument)                                                   \
  do {                                                                          \
    f16 a_ = (argument);                                                        \
    a_ = __builtin_elementwise_max(a_, (f16)(-80.0f));                          \
    a_ = __builtin_elementwise_min(a_, (f16)(80.0f));                           \
    f16 scaled_ = a_ * 1.44269504f;                                             \
    f16 whole_ = scaled_ + ROUNDER;                                             \
    i16 bits_ = __builtin_bit_cast(i16, whole_);                                \
    whole_ = whole_ - ROUNDER;                                                  \
    f16 r_ = (scaled_ - whole_) * 0.693147181f;                                 \
    f16 p_ = r_ * 0.00833333f + 0.0416666667f;                                  \
    p_ = p_ * r_ + 0.166666667f;                                                \
    p_ = p_ * r_ + 0.5f;                                                        \
    p_ = p_ * r_ + 1.0f;                                                        \
    p_ = p_ * r_ + 1.0f;                                                        \
    i16 power_ = ((bits_ - 0x4B400000) + 127) << 23;                            \
    (result) = p_ * __builtin_bit_cast(f16, power_);                            \
  } while (0)

INLINE void lstm_all(const float *gates, int32_t count, int32_t size, float *cells,
                     uint8_t *const *outputs) {
  for (int32_t s = 0; s < count; s++) {
    const float *g = gates + (size_t)s * 4 * size;
    float *c = cells + (size_t)s * size;
    uint8_t *o = outputs[s];
    for (int32_t i = 0; i < size; i += 16) {
      f16 in, forget, cell, out, before, e;
      memcpy(&in, g + i, sizeof in);
      memcpy(&forget, g + size + i, sizeof forget);
      memcpy(&cell, g + 2 * size + i, sizeof cell);
      memcpy(&out, g + 3 * size + i, sizeof out);
      memcpy(&before, c + i, sizeof before);
      EXP(e, -in);
      in = 1.0f / (e + 1.0f);
      EXP(e, -forget);
      forget = 1.0f / (e + 1.0f);
      EXP(e, -out);
      out = 1.0f / (e + 1.0f);
      EXP(e, cell * -2.0f);
      cell = 2.0f / (e + 1.0f) - 1.0f;
      f16 after = forget * before + in * cell;
      memcpy(c + i, &after, sizeof after);
      EXP(e, after * -2.0f);
      f16 h = (2.0f / (e + 1.0f) - 1.0f) * out;
      f16 moved = h * 127.0f + ROUNDER;
      i16 whole = __builtin_bit_cast(i16, moved) + 128;
      typedef uint8_t u16 __attribute__((ext_vector_type(16)));
      u16 bytes = __builtin_convertvector(whole & 255, u16);
      memcpy(o + i, &bytes, sizeof bytes);
    }
  }
}

INLINE void leaky_all(float *values, int32_t count) {
  for (int32_t i = 0; i < count; i++) {
    float small = values[i] * 0.1f;
    values[i] = values[i] > small ? values[i] : small;
  }
}

INLINE void dots_all(const float *a, const float *b, int32_t count, int32_t size, float *out) {
  for (int32_t t = 0; t < count; t++) {
    const float *v = b + (size_t)t * size;
    f16 sum = (f16)(0.0f);
    for (int32_t i = 0; i < size; i += 16) {
      f16 x, y;
      memcpy(&x, a + i, sizeof x);
      memcpy(&y, v + i, sizeof y);
      sum = sum + x * y;
    }
    float lanes[16];
    memcpy(lanes, &sum, sizeof sum);
    float total = 0;
    for (int i = 0; i < 16; i++) total = total + lanes[i];
    out[t] = total;
  }
}

void rk_add_row(const int8_t *row, float scale, int32_t size, float *out) {
  for (int32_t i = 0; i < size; i++) out[i] = out[i] + (float)row[i] * scale;
}

// Each of these three times, for each set of instructions.
#if defined(__x86_64__)
#define EACH_LEVEL(name, parameters, arguments)                                 \
  AVX2 static void name##_avx2 parameters { name##_all arguments; }             \
  AVX512 static void name##_avx512 parameters { name##_all arguments; }         \
  static void name##_plain parameters { name##_all arguments; }
#define DISPATCH(name, arguments)                                               \
  if (level >= RK_AVX512) name##_avx512 arguments;                              \
  else if (level >= RK_AVX2) name##_avx2 arguments;                             \
  else name##_plain arguments;
#else
#define EACH_LEVEL(name, parameters, arguments)                                 \
  static void name##_plain parameters { name##_all arguments; }
#define DISPATCH(name, arguments) name##_plain arguments;
#endif

EACH_LEVEL(quantise,
           (const float *values, int32_t count, int32_t size, int32_t stride, uint8_t *out,
            float *scales),
           (values, count, size, stride, out, scales))
EACH_LEVEL(lstm,
           (const float *gates, int32_t count, int32_t size, float *cells,
            uint8_t *const *outputs),
           (gates, count, size, cells, outputs))
EACH_LEVEL(leaky, (float *values, int32_t count), (values, count))
EACH_LEVEL(dots, (const float *a, const float *b, int32_t count, int32_t size, float *out),
           (a, b, count, size, out))

void rk_quantise(int level, const float *values, int32_t count, int32_t size, int32_t stride,
                 uint8_t *out, float *scales) {
  DISPATCH(quantise, (values, count, size, stride, out, scales))
}

void rk_lstm_step(int level, const float *gates, int32_t count, int32_t size, float *cells,
                  uint8_t *const *outputs) {
  DISPATCH(lstm, (gates, count, size, cells, outputs))
}

void rk_leaky(int level, float *values, int32_t count) { DISPATCH(leaky, (values, count)) }

void rk_dots(int level, const float *a, const float *b, int32_t count, int32_t size, float *out) {
  DISPATCH(dots, (a, b, count, size, out))
}
