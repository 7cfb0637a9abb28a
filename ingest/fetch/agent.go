package fetch

import (
	"fmt"
	"net/mail"
	"strings"
)

// token is the name that robots.txt calls the program by.
const token = "hearsay"

// agent is how the program names itself: "hearsay/0.1.0 (+desk@example.org)".
func agent(version, contact string) string {
	name := token
	if version != "" {
		name += "/" + version
	}
	if contact != "" {
		name += " (+" + contact + ")"
	}
	return name
}

// CheckContact says whether a contact is an e-mail or web address, as those who are asked for pages need it to complain or to ask back.
func CheckContact(contact string) error {
	if at, err := mail.ParseAddress(contact); err == nil && at.Address == contact && !strings.ContainsAny(contact, "()") {
		return nil
	}
	if clean, err := Address(contact); err == nil && !strings.ContainsAny(clean, "() ") && strings.Contains(contact, "://") {
		return nil
	}
	return fmt.Errorf("%q is neither an e-mail address nor a web address", contact)
}
