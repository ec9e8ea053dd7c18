/* The limit: largest remainder in C. Doubles locate, __int128 decides, a sampled bracket replaces the sort.
   `out` gets whole units, `part` is scratch, both of n rows. Returns 1 when memory ran out, else 0. */
#include <stdint.h>
#include <stdlib.h>

typedef __int128 wide;
typedef struct { int64_t row; wide rest; } entry;
enum { SAMPLE = 8192, MARGIN = 226 };

static int by_double(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int by_rest(const void *a, const void *b) { /* largest remainder first, then the first row */
    const entry *x = a, *y = b;
    if (x->rest != y->rest) return x->rest < y->rest ? 1 : -1;
    return (x->row > y->row) - (x->row < y->row);
}

static double kth_largest(double *v, int64_t n, int64_t k) { /* k from 1; leaves v in another order */
    int64_t left = 0, right = n - 1, want = n - k;
    while (left < right) {
        double pivot = v[left + (right - left) / 2];
        int64_t i = left, j = right;
        while (i <= j) {
            while (v[i] < pivot) i++;
            while (v[j] > pivot) j--;
            if (i <= j) { double t = v[i]; v[i++] = v[j]; v[j--] = t; }
        }
        if (want <= j) right = j; else if (want >= i) left = i; else break;
    }
    return v[want];
}

static void bracket(const double *part, int64_t n, int64_t spare, double *low, double *high) {
    double sample[2 * SAMPLE];
    int64_t step = n / SAMPLE, m = 0;
    for (int64_t i = 0; i < n; i += step) sample[m++] = part[i];
    qsort(sample, m, sizeof *sample, by_double);
    int64_t middle = m - (int64_t)((double)m * spare / n);
    if (middle - MARGIN >= 0) *low = sample[middle - MARGIN];
    if (middle + MARGIN < m) *high = sample[middle + MARGIN];
}

int apportion(const int64_t *weight, int64_t n, int64_t pool, int64_t *out, double *part) {
    wide total = 0;
    int64_t largest = 0, paid = 0, above, found;
    for (int64_t i = 0; i < n; i++) {
        total += weight[i];
        if (weight[i] > largest) largest = weight[i];
    }
    double ratio = (double)pool / (double)total, error = (largest * ratio + 1) * 0x1p-50, low = -1, high = 2;
    for (int64_t i = 0; i < n; i++) {
        double x = weight[i] * ratio;
        int64_t whole = (int64_t)x;
        double rest = x - whole;
        if (__builtin_expect(rest < error || rest > 1 - error, 0)) {
            whole = (int64_t)((wide)pool * weight[i] / total);
            rest = x - whole;
        }
        part[i] = rest;
        out[i] = whole;
        paid += whole;
    }
    int64_t spare = pool - paid;
    if (spare == 0) return 0;
    if (n > 4 * SAMPLE) bracket(part, n, spare, &low, &high);
    for (;; low = -1, high = 2) {
        above = found = 0;
        for (int64_t i = 0; i < n; i++) { above += part[i] > high; found += part[i] >= low; }
        found -= above;
        if (above < spare && spare <= above + found) break;
    }
    int64_t *rows = malloc((found + 1) * sizeof *rows), k = 0, close = 0, need = spare - above;
    double *keys = malloc(found * sizeof *keys);
    entry *near = malloc(found * sizeof *near);
    if (!rows || !keys || !near) return 1;
    for (int64_t i = 0; i < n; i++) {
        int over = part[i] > high;
        out[i] += over;
        rows[k] = i; /* written always, kept when the row lies in the bracket: no branch to guess wrong */
        k += (part[i] >= low) & !over;
    }
    for (k = 0; k < found; k++) keys[k] = part[rows[k]];
    double cut = kth_largest(keys, found, need);
    for (k = 0; k < found; k++) {
        int64_t row = rows[k];
        if (part[row] > cut + 4 * error) { out[row]++; need--; }
        else if (part[row] >= cut - 4 * error)
            near[close++] = (entry){row, (wide)pool * weight[row] - (wide)out[row] * total};
    }
    qsort(near, close, sizeof *near, by_rest);
    for (k = 0; k < need; k++) out[near[k].row]++;
    free(near); free(keys); free(rows);
    return 0;
}
