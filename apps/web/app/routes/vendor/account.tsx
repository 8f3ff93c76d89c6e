import { AccountPage } from '../../account.tsx';

export { action, loader } from '../../account.tsx';

export default AccountPage;
