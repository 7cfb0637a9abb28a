#include "textflag.h"
#include "greatest_amd64.h"

// func absMaxAVX2(x *float32, eights int) float32
// The largest absolute value of 8*eights numbers.
TEXT ·absMaxAVX2(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), AX
	MOVQ eights+8(FP), CX
	VPCMPEQD Y1, Y1, Y1
	VPSRLD $1, Y1, Y1
	VXORPS Y0, Y0, Y0

max8:
	VANDPS (AX), Y1, Y2
	VMAXPS Y2, Y0, Y0
	ADDQ $32, AX
	DECQ CX
	JNZ max8

	GREATEST(Y0, X0, X1)
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func largestAVX2(x *float32, eights int) float32
// The largest of 8*eights numbers.
TEXT ·largestAVX2(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), AX
	MOVQ eights+8(FP), CX
	VMOVUPS (AX), Y0

large8:
	VMAXPS (AX), Y0, Y0
	ADDQ $32, AX
	DECQ CX
	JNZ large8
	GREATEST(Y0, X0, X1)
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func quantizeAVX2(x *float32, sixteens int, by float32, out *int16)
// out = x * by, rounded to the nearest, ties to even, 16*sixteens numbers.
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), AX
	MOVQ sixteens+8(FP), CX
	VBROADCASTSS by+16(FP), Y0
	MOVQ out+24(FP), DI

quantize16:
	VMULPS (AX), Y0, Y1
	VMULPS 32(AX), Y0, Y2
	VCVTPS2DQ Y1, Y1
	VCVTPS2DQ Y2, Y2
	VPACKSSDW Y2, Y1, Y1
	VPERMQ $0xD8, Y1, Y1
	VMOVDQU Y1, (DI)
	ADDQ $64, AX
	ADDQ $32, DI
	DECQ CX
	JNZ quantize16
	VZEROUPPER
	RET

// func scatterAVX2(x *float32, eights int, by float32, out *int16)
// The same for 8*eights numbers, each two of them 64 bytes from the two before.
TEXT ·scatterAVX2(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), AX
	MOVQ eights+8(FP), CX
	VBROADCASTSS by+16(FP), Y0
	MOVQ out+24(FP), DI

scatter8:
	VMULPS (AX), Y0, Y1
	VCVTPS2DQ Y1, Y1
	VEXTRACTI128 $1, Y1, X2
	VPACKSSDW X2, X1, X1
	VMOVD X1, (DI)
	VPEXTRD $1, X1, 64(DI)
	VPEXTRD $2, X1, 128(DI)
	VPEXTRD $3, X1, 192(DI)
	ADDQ $32, AX
	ADDQ $256, DI
	DECQ CX
	JNZ scatter8
	VZEROUPPER
	RET

// func columnMaxAVX2(x *float32, stride, count int, most *float32)
// The largest absolute value of each of 16 columns of count rows, stride floats apart.
TEXT ·columnMaxAVX2(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), AX
	MOVQ stride+8(FP), BX
	MOVQ count+16(FP), CX
	MOVQ most+24(FP), DI
	SHLQ $2, BX
	VPCMPEQD Y3, Y3, Y3
	VPSRLD $1, Y3, Y3
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

column1:
	VANDPS (AX), Y3, Y2
	VMAXPS Y2, Y0, Y0
	VANDPS 32(AX), Y3, Y2
	VMAXPS Y2, Y1, Y1
	ADDQ BX, AX
	DECQ CX
	JNZ column1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// func interleaveAVX2(x *float32, stride, pairs int, by *float32, out *int16)
// Two rows of 16 columns each (stride floats apart) times by, as integers, those of the second row next to those of the first; 2*pairs rows.
TEXT ·interleaveAVX2(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), AX
	MOVQ stride+8(FP), BX
	MOVQ pairs+16(FP), CX
	MOVQ by+24(FP), DX
	MOVQ out+32(FP), DI
	SHLQ $2, BX
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1

interleave2:
	VMULPS (AX), Y0, Y2
	VMULPS 32(AX), Y1, Y3
	ADDQ BX, AX
	VMULPS (AX), Y0, Y4
	VMULPS 32(AX), Y1, Y5
	ADDQ BX, AX
	VCVTPS2DQ Y2, Y2
	VCVTPS2DQ Y3, Y3
	VCVTPS2DQ Y4, Y4
	VCVTPS2DQ Y5, Y5
	VPSLLD $16, Y4, Y4
	VPSLLD $16, Y5, Y5
	VPBLENDW $0xAA, Y4, Y2, Y2
	VPBLENDW $0xAA, Y5, Y3, Y3
	VMOVDQU Y2, (DI)
	VMOVDQU Y3, 32(DI)
	ADDQ $64, DI
	DECQ CX
	JNZ interleave2
	VZEROUPPER
	RET

// func sumsAVX2(x *float32, eights int, sums *float32)
// Eight sums of 8*eights numbers.
TEXT ·sumsAVX2(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), AX
	MOVQ eights+8(FP), CX
	MOVQ sums+16(FP), DI
	VXORPS Y0, Y0, Y0

sum8:
	VADDPS (AX), Y0, Y0
	ADDQ $32, AX
	DECQ CX
	JNZ sum8
	VMOVUPS Y0, (DI)
	VZEROUPPER
	RET

// func squaresAVX2(x *float32, eights int, mean float32, sums *float32)
// The same of the squares of x - mean.
TEXT ·squaresAVX2(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), AX
	MOVQ eights+8(FP), CX
	VBROADCASTSS mean+16(FP), Y1
	MOVQ sums+24(FP), DI
	VXORPS Y0, Y0, Y0

square8:
	VMOVUPS (AX), Y2
	VSUBPS Y1, Y2, Y2
	VMULPS Y2, Y2, Y2
	VADDPS Y2, Y0, Y0
	ADDQ $32, AX
	DECQ CX
	JNZ square8
	VMOVUPS Y0, (DI)
	VZEROUPPER
	RET

// func shiftAVX2(x *float32, eights int, mean, by float32, gain, shift *float32) float32
// x = (x - mean) * by * gain + shift, and its largest absolute value.
TEXT ·shiftAVX2(SB), NOSPLIT, $0-44
	MOVQ x+0(FP), AX
	MOVQ eights+8(FP), CX
	VBROADCASTSS mean+16(FP), Y0
	VBROADCASTSS by+20(FP), Y1
	MOVQ gain+24(FP), BX
	MOVQ shift+32(FP), DX
	VPCMPEQD Y3, Y3, Y3
	VPSRLD $1, Y3, Y3
	VXORPS Y4, Y4, Y4

shift8:
	VMOVUPS (AX), Y2
	VSUBPS Y0, Y2, Y2
	VMULPS Y1, Y2, Y2
	VMULPS (BX), Y2, Y2
	VADDPS (DX), Y2, Y2
	VMOVUPS Y2, (AX)
	VANDPS Y3, Y2, Y2
	VMAXPS Y2, Y4, Y4
	ADDQ $32, AX
	ADDQ $32, BX
	ADDQ $32, DX
	DECQ CX
	JNZ shift8
	GREATEST(Y4, X4, X1)
	VMOVSS X4, ret+40(FP)
	VZEROUPPER
	RET
