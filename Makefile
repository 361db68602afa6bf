setup:
	@tools/set-up run
