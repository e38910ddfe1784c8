"""What a GraphQL request asks for, before it runs."""
