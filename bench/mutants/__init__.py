"""Do the tests notice? Small changes to the code, one at a time, and the tests that cover them."""
