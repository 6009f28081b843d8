// The inner loops of RapporteurLanguage's network, in C because Swift cannot choose a set of
// instructions for one function. Whatever the set, the results are the same to the bit: sums of
// products are sums of integers, and the operations on floats are done one by one in the same order,
// never fused.

#ifndef C_RAPPORTEUR_KERNELS_H
#define C_RAPPORTEUR_KERNELS_H

#include <stdint.h>

// Which instructions to use; each level gives the same results.
enum { RK_PLAIN = 0, RK_AVX2 = 1, RK_AVX512 = 2 };

// The best level of this machine.
int rk_best_level(void);

// A matrix of weights of eight bits, laid out for the kernels: rows in blocks of 16, the last one
// filled up with zeros; in a block, for each four columns (filled up likewise), the four weights of
// each of the 16 rows.
typedef struct {
  int32_t rows;             // filled up to a multiple of 16
  int32_t columns;          // filled up to a multiple of 4
  const int8_t *weights;    // rows * columns
  const float *scales;      // of each row: what a weight of 1 stands for
  const int32_t *sums;      // of each row: the sum of its weights
  const float *biases;      // of each row
} rk_matrix;

// For each of `count` vectors x (columns bytes each, a number v as v + 128) and its scale:
// out[t * rows + r] = sum over c of weight[r][c] * x[t][c], in its true scale, plus bias[r]; where
// `adds` is not zero, that is added to what out holds, without the bias.
void rk_multiply(int level, const rk_matrix *matrix, const uint8_t *x, const float *scales,
                 int32_t count, int32_t adds, float *out);

// Turns each of `count` vectors of `size` floats into bytes (v + 128) and a scale. The bytes of a
// vector lie `stride` apart from those of the next, filled up with 128.
void rk_quantise(int level, const float *values, int32_t count, int32_t size, int32_t stride,
                 uint8_t *out, float *scales);

// One step of a long short-term memory for `count` sequences: from the sums for the input, forget,
// cell and output gates, each of `size` (a multiple of 16), and the cells, the new cells and the
// outputs, which lie between -1 and 1, as bytes: v * 127 + 128.
void rk_lstm_step(int level, const float *gates, int32_t count, int32_t size, float *cells,
                  uint8_t *const *outputs);

// max(v, 0.1 v) of each of `count` floats.
void rk_leaky(int level, float *values, int32_t count);

// out[i] += row[i] * scale.
void rk_add_row(const int8_t *row, float scale, int32_t size, float *out);

// The products of vector a with each of `count` vectors of b, all of `size` (a multiple of 16).
void rk_dots(int level, const float *a, const float *b, int32_t count, int32_t size, float *out);

#endif
