#include "textflag.h"
#include "greatest_amd64.h"

// One step of Horner's rule, then the next coefficient.
#define HORNER(at, by, sum) \
	VBROADCASTSS at(BX), Y7  \
	VMULPS by, sum, sum      \
	VADDPS Y7, sum, sum

// func expAVX2(x *float32, eights int, most, by float32, constants *float32, out *int16, sums *float32)
// Powers of e by the same steps as expAll, 8*eights numbers; their eight sums are written.
TEXT ·expAVX2(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), AX
	MOVQ eights+8(FP), CX
	VBROADCASTSS most+16(FP), Y0
	MOVQ constants+24(FP), BX
	MOVQ out+32(FP), DI
	MOVQ sums+40(FP), DX
	VBROADCASTSS 0(BX), Y8   // log2(e)
	VBROADCASTSS 4(BX), Y9   // 0.5
	VBROADCASTSS 8(BX), Y10  // ln 2, high
	VBROADCASTSS 12(BX), Y11 // ln 2, low, positive
	VBROADCASTSS 40(BX), Y12 // 1
	VBROADCASTSS 44(BX), Y13 // -87
	VPCMPEQD Y14, Y14, Y14
	VPSRLD $25, Y14, Y14     // 127
	VXORPS Y1, Y1, Y1        // the sums

exp8:
	VMOVUPS (AX), Y2
	VBROADCASTSS by+20(FP), Y3
	VSUBPS Y0, Y2, Y2
	VMULPS Y3, Y2, Y2
	VCMPPS $13, Y13, Y2, Y15 // x >= -87
	VMULPS Y8, Y2, Y3
	VSUBPS Y9, Y3, Y3
	VCVTTPS2DQ Y3, Y3
	VCVTDQ2PS Y3, Y4
	VMULPS Y10, Y4, Y5
	VSUBPS Y5, Y2, Y2
	VMULPS Y11, Y4, Y5
	VADDPS Y5, Y2, Y2
	VBROADCASTSS 16(BX), Y6
	HORNER(20, Y2, Y6)
	HORNER(24, Y2, Y6)
	HORNER(28, Y2, Y6)
	HORNER(32, Y2, Y6)
	HORNER(36, Y2, Y6)
	VMULPS Y2, Y6, Y6
	VMULPS Y2, Y6, Y6
	VADDPS Y2, Y6, Y6
	VADDPS Y12, Y6, Y6
	VPADDD Y14, Y3, Y3
	VPSLLD $23, Y3, Y3
	VMULPS Y3, Y6, Y6
	VANDPS Y15, Y6, Y6
	VADDPS Y6, Y1, Y1
	VBROADCASTSS 48(BX), Y7  // the largest integer
	VMULPS Y7, Y6, Y6
	VCVTPS2DQ Y6, Y6
	VEXTRACTI128 $1, Y6, X7
	VPACKSSDW X7, X6, X6
	VMOVDQU X6, (DI)
	ADDQ $32, AX
	ADDQ $16, DI
	DECQ CX
	JNZ exp8
	VMOVUPS Y1, (DX)
	VZEROUPPER
	RET

// func geluAVX2(x *float32, eights int, constants *float32) float32
// The unit of 8*eights numbers by the same steps as gelu, and its largest absolute value.
TEXT ·geluAVX2(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), AX
	MOVQ eights+8(FP), CX
	MOVQ constants+16(FP), BX
	VBROADCASTSS 0(BX), Y8   // the limits
	VBROADCASTSS 4(BX), Y9
	VBROADCASTSS 8(BX), Y10  // 0.5
	VBROADCASTSS 16(BX), Y11
	VBROADCASTSS 40(BX), Y12
	VPCMPEQD Y13, Y13, Y13
	VPSRLD $1, Y13, Y13      // all bits but the sign
	VXORPS Y14, Y14, Y14

gelu8:
	VMOVUPS (AX), Y0
	VMAXPS Y9, Y0, Y1
	VMINPS Y8, Y1, Y1
	VMULPS Y1, Y1, Y2
	VMOVAPS Y11, Y3
	VMOVAPS Y12, Y4
	HORNER(20, Y2, Y3)
	HORNER(44, Y2, Y4)
	HORNER(24, Y2, Y3)
	HORNER(48, Y2, Y4)
	HORNER(28, Y2, Y3)
	HORNER(52, Y2, Y4)
	HORNER(32, Y2, Y3)
	HORNER(56, Y2, Y4)
	HORNER(36, Y2, Y3)
	HORNER(12, Y2, Y4)
	VMULPS Y1, Y3, Y3
	VDIVPS Y4, Y3, Y3
	VADDPS Y10, Y3, Y3
	VMULPS Y3, Y0, Y0
	VMOVUPS Y0, (AX)
	VANDPS Y13, Y0, Y0
	VMAXPS Y0, Y14, Y14
	ADDQ $32, AX
	DECQ CX
	JNZ gelu8
	GREATEST(Y14, X14, X1)
	VMOVSS X14, ret+24(FP)
	VZEROUPPER
	RET
