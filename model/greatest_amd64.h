// The largest of the eight numbers of a vector, in the first number of its lower half.
#define GREATEST(all, low, other) \
	VEXTRACTF128 $1, all, other    \
	VMAXPS other, low, low         \
	VPERMILPS $0x4E, low, other    \
	VMAXPS other, low, low         \
	VPERMILPS $0xB1, low, other    \
	VMAXPS other, low, low
