package attribution

import "hearsay"

// stanceOf is what the claimant does, as far as the cue and the content's own verb decide it.
func (r *reader) stanceOf(f *find) string {
	if f.stance != "" && f.stance != hearsay.Assert {
		return f.stance
	}
	return hearsay.Assess
}
