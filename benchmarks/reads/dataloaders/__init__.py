"""What is usually built: Strawberry resolvers, a DataLoader per relation, Tortoise objects."""
