"""Why a rule fires for two statements, or what keeps the nearest one from firing."""
