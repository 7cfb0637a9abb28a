// Package units knows what can be counted and in which units: words in, measure, subject class and unit out.
package units
