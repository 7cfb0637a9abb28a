#include "textflag.h"

// One pair of depths, at times 4 bytes and 64 bytes of weights on: every row's pair is spread over a vector and multiplied with the weights of sixteen columns.
#define ROW(at, from, low, high) \
	VPBROADCASTD from, Y14   \
	VPMADDWD Y12, Y14, Y15   \
	VPADDD Y15, low, low     \
	VPMADDWD Y13, Y14, Y14   \
	VPADDD Y14, high, high

#define PAIR(at) \
	VMOVDQU 64*at(DX), Y12             \
	VMOVDQU 64*at+32(DX), Y13          \
	ROW(at, 4*at(AX), Y0, Y1)          \
	ROW(at, 4*at(AX)(BX*1), Y2, Y3)    \
	ROW(at, 4*at(AX)(BX*2), Y4, Y5)    \
	ROW(at, 4*at(R9), Y6, Y7)          \
	ROW(at, 4*at(R9)(BX*1), Y8, Y9)    \
	ROW(at, 4*at(R9)(BX*2), Y10, Y11)

// The sums of one row times the row's scale, times the columns' scales, plus the columns' bias.
#define SCALE(row, low, high) \
	VCVTDQ2PS low, low               \
	VCVTDQ2PS high, high             \
	VBROADCASTSS 4*row(R12), Y14     \
	VMULPS Y14, low, low             \
	VMULPS Y14, high, high           \
	VMULPS Y12, low, low             \
	VMULPS Y13, high, high           \
	VADDPS (R10), low, low           \
	VADDPS 32(R10), high, high

#define ADD(to, low, high) \
	VADDPS (to), low, low      \
	VADDPS 32(to), high, high

#define WRITE(to, low, high) \
	VMOVUPS low, (to)      \
	VMOVUPS high, 32(to)

// func kernelAVX2(a *int16, stride, pairs int, w *int16, scale, columns, bias *float32, out *float32, outStride int, add int, blocks int)
// Blocks of six rows of a (stride int16 apart) times a panel of 16 columns; pairs is half the depth. w holds, for each pair of depths, 16 columns of two int16 each.
// The exact sums are multiplied by the scale of their row and of their column, the bias is added, and they are written to out (rows outStride floats apart) or, with add, added to it.
TEXT ·kernelAVX2(SB), NOSPLIT, $0-88
	MOVQ a+0(FP), SI
	MOVQ stride+8(FP), BX
	SHLQ $1, BX
	MOVQ scale+32(FP), R12
	MOVQ columns+40(FP), R8
	MOVQ bias+48(FP), R10
	MOVQ out+56(FP), DI
	MOVQ outStride+64(FP), R11
	SHLQ $2, R11
	MOVQ blocks+80(FP), R13

block:
	MOVQ SI, AX
	LEAQ (BX)(BX*2), R9
	ADDQ SI, R9
	MOVQ w+24(FP), DX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	VPXOR Y8, Y8, Y8
	VPXOR Y9, Y9, Y9
	VPXOR Y10, Y10, Y10
	VPXOR Y11, Y11, Y11
	MOVQ pairs+16(FP), CX
	SHRQ $2, CX
	JZ   rest

four:
	PAIR(0)
	PAIR(1)
	PAIR(2)
	PAIR(3)
	ADDQ $256, DX
	ADDQ $16, AX
	ADDQ $16, R9
	DECQ CX
	JNZ  four

rest:
	MOVQ pairs+16(FP), CX
	ANDQ $3, CX
	JZ   scale

one:
	PAIR(0)
	ADDQ $64, DX
	ADDQ $4, AX
	ADDQ $4, R9
	DECQ CX
	JNZ  one

scale:
	VMOVUPS (R8), Y12
	VMOVUPS 32(R8), Y13
	SCALE(0, Y0, Y1)
	SCALE(1, Y2, Y3)
	SCALE(2, Y4, Y5)
	SCALE(3, Y6, Y7)
	SCALE(4, Y8, Y9)
	SCALE(5, Y10, Y11)
	MOVQ add+72(FP), CX
	TESTQ CX, CX
	JZ   write
	MOVQ DI, AX
	ADD(AX, Y0, Y1)
	ADDQ R11, AX
	ADD(AX, Y2, Y3)
	ADDQ R11, AX
	ADD(AX, Y4, Y5)
	ADDQ R11, AX
	ADD(AX, Y6, Y7)
	ADDQ R11, AX
	ADD(AX, Y8, Y9)
	ADDQ R11, AX
	ADD(AX, Y10, Y11)

write:
	WRITE(DI, Y0, Y1)
	ADDQ R11, DI
	WRITE(DI, Y2, Y3)
	ADDQ R11, DI
	WRITE(DI, Y4, Y5)
	ADDQ R11, DI
	WRITE(DI, Y6, Y7)
	ADDQ R11, DI
	WRITE(DI, Y8, Y9)
	ADDQ R11, DI
	WRITE(DI, Y10, Y11)
	ADDQ R11, DI
	LEAQ (BX)(BX*2), AX
	LEAQ (SI)(AX*2), SI
	ADDQ $24, R12
	DECQ R13
	JNZ  block
	VZEROUPPER
	RET
