"""What Alembic runs: the migrations, on the connection that `upgrade` hands over."""

from alembic import context

from communique.ledger.schema import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
