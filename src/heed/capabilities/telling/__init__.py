"""Who was told what: the child and family, the subject, the referrer, the employer; and the first response."""
