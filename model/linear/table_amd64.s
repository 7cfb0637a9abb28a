#include "textflag.h"

// func addEightsAVX2(weights *int8, places *int, n int, stride int, sums *int32)
// The rows of weights that begin at n places, stride signed bytes each (a multiple of eight), are added to sums.
TEXT ·addEightsAVX2(SB), NOSPLIT, $0-40
	MOVQ weights+0(FP), SI
	MOVQ n+16(FP), BX
	MOVQ stride+24(FP), R8
	MOVQ sums+32(FP), DI
	XORQ R9, R9

column:
	VMOVDQU (DI)(R9*4), Y0
	MOVQ places+8(FP), DX
	MOVQ BX, CX

row:
	MOVQ (DX), AX
	ADDQ R9, AX
	VPMOVSXBD (SI)(AX*1), Y1
	VPADDD Y1, Y0, Y0
	ADDQ $8, DX
	DECQ CX
	JNZ row
	VMOVDQU Y0, (DI)(R9*4)
	ADDQ $8, R9
	CMPQ R9, R8
	JLT column
	VZEROUPPER
	RET
