"""Whether another body is told of a subject: decided, sent, acknowledged, followed until it is answered."""
